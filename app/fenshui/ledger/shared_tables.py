"""What a shared ledger is in PostgreSQL: three tables that only grow, and one function through which they do."""

TABLES = """
CREATE TABLE entry(seq bigint PRIMARY KEY, body bytea NOT NULL, leaf bytea NOT NULL);
CREATE TABLE checkpoint(number bigint PRIMARY KEY, size bigint NOT NULL UNIQUE, note bytea NOT NULL);
CREATE TABLE attachment(number bigint PRIMARY KEY, sha256 bytea NOT NULL UNIQUE, content bytea NOT NULL);

CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger only grows'; END $$;
"""

_GUARD = """
CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION only_grows();
"""
GUARDS = "".join(_GUARD.format(table=table) for table in ("entry", "checkpoint", "attachment"))

APPEND = r"""
CREATE FUNCTION append(first bigint, bodies bytea[], leaves bytea[], note bytea, kept bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
DECLARE here bigint; at bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('{schema}'));
    SELECT coalesce(max(seq) + 1, 0) INTO here FROM entry;
    IF here <> first THEN RAISE EXCEPTION 'moved on' USING ERRCODE = 'FS001', DETAIL = here::text; END IF;
    IF cardinality(bodies) = 0 OR cardinality(bodies) <> cardinality(leaves) THEN
        RAISE EXCEPTION 'bodies and leaves do not match' USING ERRCODE = 'FS002';
    END IF;
    FOR at IN 1 .. cardinality(bodies) LOOP
        IF sha256('\x00'::bytea || bodies[at]) <> leaves[at] THEN
            RAISE EXCEPTION 'leaf % is not of its entry', first + at - 1 USING ERRCODE = 'FS002';
        END IF;
        INSERT INTO entry VALUES (first + at - 1, bodies[at], leaves[at]);
    END LOOP;
    INSERT INTO attachment
        SELECT (SELECT count(*) FROM attachment) + row_number() OVER (ORDER BY place), digest, content
        FROM (SELECT sha256(one) AS digest, (array_agg(one))[1] AS content, min(place) AS place
              FROM unnest(kept) WITH ORDINALITY AS given(one, place)
              WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE sha256 = sha256(one)) GROUP BY sha256(one)) AS new;
    INSERT INTO checkpoint VALUES ((SELECT count(*) FROM checkpoint), first + cardinality(bodies), note);
    RETURN first + cardinality(bodies);
END $$;
REVOKE ALL ON FUNCTION append(bigint, bytea[], bytea[], bytea, bytea[]) FROM PUBLIC;
"""

GRANTS = """
GRANT USAGE ON SCHEMA {schema} TO {desks};
GRANT SELECT ON entry, checkpoint, attachment TO {desks};
GRANT EXECUTE ON FUNCTION append(bigint, bytea[], bytea[], bytea, bytea[]) TO {desks};
"""
