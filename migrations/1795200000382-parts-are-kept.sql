-- Whose a part is stays written down: nothing deletes it.
revoke delete on notification.sms_part from mot_cua_application;
