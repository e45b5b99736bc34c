-- Says what DuckDB would otherwise find out from the file, so that its time is not that of guessing.
CREATE MACRO report(file) AS TABLE
    SELECT * FROM read_csv(file, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
        'user': 'VARCHAR', 'arn': 'VARCHAR', 'user_creation_time': 'VARCHAR',
        'password_enabled': 'VARCHAR', 'password_last_used': 'VARCHAR', 'password_last_changed': 'VARCHAR', 'password_next_rotation': 'VARCHAR',
        'mfa_active': 'VARCHAR',
        'access_key_1_active': 'VARCHAR', 'access_key_1_last_rotated': 'VARCHAR', 'access_key_1_last_used_date': 'VARCHAR',
        'access_key_1_last_used_region': 'VARCHAR', 'access_key_1_last_used_service': 'VARCHAR',
        'access_key_2_active': 'VARCHAR', 'access_key_2_last_rotated': 'VARCHAR', 'access_key_2_last_used_date': 'VARCHAR',
        'access_key_2_last_used_region': 'VARCHAR', 'access_key_2_last_used_service': 'VARCHAR',
        'cert_1_active': 'VARCHAR', 'cert_1_last_rotated': 'VARCHAR', 'cert_2_active': 'VARCHAR', 'cert_2_last_rotated': 'VARCHAR' });
