-- D9.AWS.IAM.79: rule, account and user of each that fails.
COPY (
    SELECT 'D9.AWS.IAM.79', split_part(arn, ':', 5), "user"
    FROM report('@INPUT@')
    WHERE password_enabled = 'true' AND access_key_1_last_rotated <> 'N/A'
      AND abs(epoch(try_cast(user_creation_time AS TIMESTAMP)) - epoch(try_cast(access_key_1_last_rotated AS TIMESTAMP))) < 60
) TO '/dev/stdout' (FORMAT csv, HEADER false, DELIMITER ' ');
