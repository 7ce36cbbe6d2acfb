-- Made without triggers: whatever a board was counted from, it is not what there is now.
update supervision.board_basis set basis = null;
drop table made;
reset session_replication_role;
reset synchronous_commit;
