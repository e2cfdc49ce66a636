SELECT 'bench-' || lpad((nextval('bench_opened') - 1)::text, 10, '0') AS session \gset
SELECT bench_store(:session) AS post \gset
SELECT bench_apply(:post, :session, :session);
