-- In which parts a message was taken is of no use once its recipient is forgotten: parts go with the erasing of their dossier. A
-- message is found by its attempts (attempt_once), its parts by sms_part_message.
grant delete on notification.sms_part to mot_cua_application;
