\set place random(0, 999)
SELECT 'bench-' || lpad((:place)::text, 10, '0') AS session \gset
SELECT bench_store(:session) AS post \gset
SELECT bench_apply(:post, :session, :session);
