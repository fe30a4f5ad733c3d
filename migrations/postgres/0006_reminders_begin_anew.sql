-- From when on reminders count, where an administrator, the operator or the register has sent the invitation again; null
-- where they count from its beginning.
ALTER TABLE invitations ADD COLUMN remind_from BIGINT;
