-- All rules of the catalogue, as predicates over timestamps that are read once: rule, account and user of each that is found.
CREATE MACRO instant(cell) AS coalesce(try_cast(cell AS TIMESTAMP), TIMESTAMP '0001-01-01 00:00:00');
CREATE MACRO is_there(instant) AS instant > TIMESTAMP '0001-01-01 00:00:00';
CREATE MACRO days_ago(days) AS TIMESTAMP '@AS_OF@' - to_days(days);

COPY (
    WITH users AS (
        SELECT "user", arn,
               "user" = '<root_account>' AS root,
               instant(user_creation_time) AS created,
               password_enabled = 'true' AS password,
               instant(password_last_used) AS password_used,
               instant(password_last_changed) AS password_changed,
               instant(password_next_rotation) AS password_next,
               mfa_active = 'true' AS mfa,
               access_key_1_active = 'true' AS key_1,
               instant(access_key_1_last_rotated) AS key_1_made,
               instant(access_key_1_last_used_date) AS key_1_used,
               access_key_2_active = 'true' AS key_2,
               instant(access_key_2_last_rotated) AS key_2_made,
               instant(access_key_2_last_used_date) AS key_2_used,
               cert_1_active = 'true' AS cert_1,
               instant(cert_1_last_rotated) AS cert_1_made,
               cert_2_active = 'true' AS cert_2,
               instant(cert_2_last_rotated) AS cert_2_made
        FROM report('@INPUT@')
    ),
    verdicts AS (
        SELECT "user", arn,
               (cert_1 AND cert_1_made < days_ago(90)) OR (cert_2 AND cert_2_made < days_ago(90)) AS cr_cert_01,
               password AND abs(epoch(created) - epoch(key_2_made)) < 60 AS cr_key_01,
               key_1 AND key_1_made < days_ago(90) AS cr_key_02,
               key_2 AND key_2_made < days_ago(45) AND key_2_used < days_ago(45) AS cr_key_03,
               (NOT key_1 AND is_there(key_1_made) AND key_1_made < days_ago(90))
                   OR (NOT key_2 AND is_there(key_2_made) AND key_2_made < days_ago(90)) AS cr_key_04,
               (key_1 AND key_1_made < days_ago(45) AND NOT is_there(key_1_used))
                   OR (key_2 AND key_2_made < days_ago(45) AND NOT is_there(key_2_used)) AS cr_key_05,
               root AND NOT mfa AS cr_root_01,
               root AND (key_1 OR is_there(key_1_made) OR key_2 OR is_there(key_2_made)) AS cr_root_02,
               root AND (key_1_used > days_ago(90) OR key_2_used > days_ago(90)) AS cr_root_03,
               root AND (cert_1 OR cert_2) AS cr_root_04,
               password AND (key_1 OR key_2) AS cr_user_01,
               password AND is_there(password_next) AND password_next < days_ago(0) AS cr_user_02,
               root AND password_used > days_ago(90) AS d9_01,
               password AND NOT mfa AS d9_02,
               key_1 AND key_1_made < days_ago(45) AND key_1_used < days_ago(45) AS d9_03,
               password AND NOT password_used > days_ago(45) AS d9_04,
               key_2 AND key_2_made < days_ago(90) AS d9_07,
               root AND (key_1 OR key_2) AS d9_16,
               root AS d9_18,
               key_1 AND key_2 AS d9_51,
               (key_1 OR key_2 OR password)
                   AND NOT (key_1_used > days_ago(90) OR key_2_used > days_ago(90) OR password_used > days_ago(90)) AS d9_73,
               password AND abs(epoch(created) - epoch(key_1_made)) < 60 AS d9_79,
               password AND NOT password_changed > days_ago(90) AS d9_98
        FROM users
    ),
    -- Names are put together for the few rows that have any.
    found AS (
        SELECT "user", arn, unnest([
            CASE WHEN cr_cert_01 THEN 'CR.CERT.01' END, CASE WHEN cr_key_01 THEN 'CR.KEY.01' END, CASE WHEN cr_key_02 THEN 'CR.KEY.02' END,
            CASE WHEN cr_key_03 THEN 'CR.KEY.03' END, CASE WHEN cr_key_04 THEN 'CR.KEY.04' END, CASE WHEN cr_key_05 THEN 'CR.KEY.05' END,
            CASE WHEN cr_root_01 THEN 'CR.ROOT.01' END, CASE WHEN cr_root_02 THEN 'CR.ROOT.02' END, CASE WHEN cr_root_03 THEN 'CR.ROOT.03' END,
            CASE WHEN cr_root_04 THEN 'CR.ROOT.04' END, CASE WHEN cr_user_01 THEN 'CR.USER.01' END, CASE WHEN cr_user_02 THEN 'CR.USER.02' END,
            CASE WHEN d9_01 THEN 'D9.AWS.IAM.01' END, CASE WHEN d9_02 THEN 'D9.AWS.IAM.02' END, CASE WHEN d9_03 THEN 'D9.AWS.IAM.03' END,
            CASE WHEN d9_04 THEN 'D9.AWS.IAM.04' END, CASE WHEN d9_07 THEN 'D9.AWS.IAM.07' END, CASE WHEN d9_16 THEN 'D9.AWS.IAM.16' END,
            CASE WHEN d9_18 THEN 'D9.AWS.IAM.18' END, CASE WHEN d9_51 THEN 'D9.AWS.IAM.51' END, CASE WHEN d9_73 THEN 'D9.AWS.IAM.73' END,
            CASE WHEN d9_79 THEN 'D9.AWS.IAM.79' END, CASE WHEN d9_98 THEN 'D9.AWS.IAM.98' END]) AS rule
        FROM verdicts
        WHERE cr_cert_01 OR cr_key_01 OR cr_key_02 OR cr_key_03 OR cr_key_04 OR cr_key_05 OR cr_root_01 OR cr_root_02 OR cr_root_03 OR cr_root_04
           OR cr_user_01 OR cr_user_02 OR d9_01 OR d9_02 OR d9_03 OR d9_04 OR d9_07 OR d9_16 OR d9_18 OR d9_51 OR d9_73 OR d9_79 OR d9_98
    )
    SELECT rule, split_part(arn, ':', 5), "user" FROM found WHERE rule IS NOT NULL
) TO '/dev/stdout' (FORMAT csv, HEADER false, DELIMITER ' ');
