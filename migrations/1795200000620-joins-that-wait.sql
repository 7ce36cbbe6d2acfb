-- A join that still waits for a branch is counted with nobody from now on: what was counted otherwise no longer holds, and is counted
-- again by whoever looks next. Left to hold until midnight it would be an alarm of the night's recount, which goes by the new rule.
update supervision.board_basis set basis = null;
