SELECT bench_assess() AS account \gset
SELECT bench_open(:account) AS session \gset
SELECT bench_keep(:session);
SELECT bench_store(:session) AS post \gset
SELECT bench_apply(:post, :session, :session);
