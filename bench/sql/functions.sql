-- The same rows as a flow of the product, written inside PostgreSQL: what the disk and the server alone allow.
CREATE SEQUENCE IF NOT EXISTS bench_opened;

CREATE OR REPLACE FUNCTION bench_now() RETURNS bigint LANGUAGE sql AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

-- A uuid of version 7: in the order of time, as the product makes them.
CREATE OR REPLACE FUNCTION bench_id() RETURNS uuid LANGUAGE sql AS $$
  SELECT (lpad(to_hex(bench_now()), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid
$$;

CREATE OR REPLACE FUNCTION bench_assess() RETURNS text LANGUAGE plpgsql AS $$
DECLARE tenant uuid; prefix text; account text; account_id uuid := bench_id(); entry uuid := bench_id(); at bigint := bench_now(); code record; invoice uuid; cents bigint;
BEGIN
  SELECT j.id, j.account_prefix INTO tenant, prefix FROM api_keys k JOIN jurisdictions j ON j.id = k.jurisdiction_id WHERE j.slug = 'co-hernando-fl' LIMIT 1;
  UPDATE account_sequences SET next = next + 1 WHERE jurisdiction_id = tenant RETURNING prefix || lpad((next - 1)::text, 5, '0') INTO account;
  INSERT INTO accounts (id, jurisdiction_id, number, opened_at, address, city, name, state, zip, version)
    VALUES (account_id, tenant, account, at, '6153 Zirkels Circle', 'Brooksville', 'Amber Stirn', 'FL', '34604', 0);
  INSERT INTO account_names (account_id, jurisdiction_id, word) VALUES (account_id, tenant, 'AMBER'), (account_id, tenant, 'STIRN');
  INSERT INTO journal_entries (id, jurisdiction_id, kind, reference, posted_at) VALUES (entry, tenant, 'Assessment', account, at);
  FOR code IN
    SELECT c.code, c.invoice_type_id, c.gl_parts::json->0->>'GlAccount' AS gl_account, c.label, c.label_es FROM fee_codes c JOIN fee_schedules s ON s.fee_code_id = c.id
    WHERE c.jurisdiction_id = tenant AND c.code IN ('BLD-MISC', 'PRM-SIGN') AND s.status = 'Approved' AND s."from" <= now()::date AND (s."to" IS NULL OR s."to" >= now()::date)
  LOOP
    invoice := bench_id();
    cents := CASE code.code WHEN 'BLD-MISC' THEN 31184 ELSE 5000 END;
    INSERT INTO invoices (id, jurisdiction_id, account_id, account_number, type_id, number, state, amount, amount_paid, invoice_date, due_date, issued_at, line_count, shares, version)
      VALUES (invoice, tenant, account_id, account, code.invoice_type_id, account || '-' || code.invoice_type_id, 'Open', cents, 0, now()::date, now()::date, at, 1,
        format('[{"GlAccount":"%s","Assessed":%s,"Paid":0}]', code.gl_account, cents), 0);
    INSERT INTO fees (id, jurisdiction_id, account_id, invoice_id, place, code, label, label_es, shares, amount, as_of, assessed_at, en, es, version)
      VALUES (bench_id(), tenant, account_id, invoice, 1, code.code, code.label, code.label_es, format('[{"GlAccount":"%s","Amount":%s}]', code.gl_account, cents), cents, now()::date, at, 'Flat fee: $50.00', 'Tarifa fija: $50.00', 0);
    INSERT INTO journal_lines (id, account, debit_cents, credit_cents, entry_id) VALUES (bench_id(), 'receivable:' || code.gl_account, cents, 0, entry), (bench_id(), 'revenue:' || code.gl_account, 0, cents, entry);
    INSERT INTO outbox (id, kind, payload, due_at, attempts) VALUES (bench_id(), 'InvoiceIssued', format('{"InvoiceId":"%s"}', invoice), at, 0);
  END LOOP;
  RETURN account;
END $$;

CREATE OR REPLACE FUNCTION bench_open(payer text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE tenant uuid; who record; session uuid := bench_id(); at bigint := bench_now(); lines text; cents bigint; token text := md5(random()::text) || '-' || payer; held uuid[];
BEGIN
  SELECT j.id INTO tenant FROM api_keys k JOIN jurisdictions j ON j.id = k.jurisdiction_id WHERE j.slug = 'co-hernando-fl' LIMIT 1;
  SELECT * INTO who FROM accounts a WHERE a.jurisdiction_id = tenant AND a.number = payer;
  SELECT array_agg(i.id), sum(i.amount - i.amount_paid),
      '[' || string_agg(format('{"InvoiceId":{"Value":"%s"},"Number":"%s","TypeId":%s,"Expected":%s,"Paid":0}', i.id, i.number, i.type_id, i.amount), ',') || ']' INTO held, cents, lines
    FROM (SELECT * FROM invoices WHERE account_id = who.id AND state = 'Open' ORDER BY id FOR UPDATE) i
    WHERE NOT EXISTS (SELECT 1 FROM invoice_holds h WHERE h.invoice_id = i.id);
  INSERT INTO payment_sessions (id, jurisdiction_id, account_id, account_number, token, postback_token, receipt_token, reference, status, method, processor_version, language,
      amount, amount_paid, service_fee, request, created_at, next_check_at, invoices, news_count, version)
    VALUES (session, tenant, who.id, payer, 't' || left(token, 59), left(token, 60), 'r' || left(token, 59), left(token, 20), 'Opening', 'Online', 'Two', 'en',
      cents, 0, 0, repeat('{"CreateCustomerRecord":false}', 35), at, at + 180000, lines, 0, 0);
  INSERT INTO invoice_holds (invoice_id, session_id) SELECT unnest(held), session;
  UPDATE invoices SET presented_at = at, version = version + 1 WHERE id = ANY (held);
  RETURN left(token, 60);
END $$;

CREATE OR REPLACE FUNCTION bench_keep(name text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE session uuid; at bigint := bench_now();
BEGIN
  UPDATE payment_sessions SET status = 'AwaitingPayer', redirect_url = 'http://127.0.0.1/portal/access/otp/1', news_count = news_count + 2, version = version + 1 WHERE postback_token = name RETURNING id INTO session;
  INSERT INTO session_evidence (id, place, source, finding, at, session_id) VALUES (bench_id(), 0, 'Opening', 'The processor gave a page to pay on.', at, session);
  INSERT INTO session_moves (id, place, "from", "to", cause, at, session_id) VALUES (bench_id(), 1, 'Opening', 'AwaitingPayer', 'PageOpened', at, session);
END $$;

CREATE OR REPLACE FUNCTION bench_store(name text) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE post uuid := bench_id(); at bigint := bench_now();
BEGIN
  INSERT INTO postbacks (id, received_at, jurisdiction_name, token, remote_address, headers, query, body, truncated, due_at, attempts)
    VALUES (post, at, 'co-hernando-fl', name, '127.0.0.1', 'Content-Type: application/x-www-form-urlencoded', '?JurisdictionName=co-hernando-fl&Session=' || name, repeat('Approved=True&', 20), false, at, 0);
  RETURN post;
END $$;

CREATE OR REPLACE FUNCTION bench_apply(post uuid, name text, payment text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE s record; line record; entry uuid := bench_id(); at bigint := bench_now();
BEGIN
  PERFORM 1 FROM invoices i WHERE i.id IN (SELECT (l -> 'InvoiceId' ->> 'Value')::uuid FROM payment_sessions p, jsonb_array_elements(p.invoices::jsonb) l WHERE p.postback_token = name) ORDER BY i.id FOR UPDATE;
  SELECT * INTO s FROM payment_sessions WHERE postback_token = name FOR UPDATE;
  IF EXISTS (SELECT 1 FROM payments p WHERE p.jurisdiction_id = s.jurisdiction_id AND p.processor_payment_id = payment) THEN
    UPDATE postbacks SET due_at = NULL, outcome = 'known already' WHERE id = post;
    RETURN;
  END IF;
  INSERT INTO journal_entries (id, jurisdiction_id, kind, reference, session_id, posted_at) VALUES (entry, s.jurisdiction_id, 'Payment', payment, s.id, at);
  INSERT INTO journal_lines (id, account, debit_cents, credit_cents, entry_id) VALUES (bench_id(), 'processor-clearing', s.amount, 0, entry);
  FOR line IN SELECT i.id, i.number, i.amount, i.shares FROM invoices i JOIN invoice_holds h ON h.invoice_id = i.id WHERE h.session_id = s.id LOOP
    INSERT INTO payments (id, jurisdiction_id, session_id, invoice_id, invoice_number, processor_payment_id, brings_payment_id, amount, applied, seen_at)
      VALUES (bench_id(), s.jurisdiction_id, s.id, line.id, line.number, payment, NOT EXISTS (SELECT 1 FROM payments p WHERE p.session_id = s.id), line.amount, line.amount, at);
    INSERT INTO journal_lines (id, account, debit_cents, credit_cents, entry_id) VALUES (bench_id(), 'receivable', 0, line.amount, entry);
    UPDATE invoices SET amount_paid = amount, state = 'Paid', version = version + 1 WHERE id = line.id;
    INSERT INTO outbox (id, kind, payload, due_at, attempts) VALUES (bench_id(), 'InvoicePaid', format('{"InvoiceId":"%s"}', line.id), at, 0);
  END LOOP;
  UPDATE payment_sessions SET status = 'Paid', amount_paid = amount, tender = 'VISA', paid_at = at, next_check_at = NULL, news_count = news_count + 2, invoices = replace(invoices, '"Paid":0', '"Paid":1'), version = version + 1 WHERE id = s.id;
  INSERT INTO session_evidence (id, place, source, finding, postback_id, at, session_id) VALUES (bench_id(), s.news_count, 'Postback', 'Approved.', post, at, s.id);
  INSERT INTO session_moves (id, place, "from", "to", cause, at, session_id) VALUES (bench_id(), s.news_count + 1, 'AwaitingPayer', 'Paid', 'PaidInFull', at, s.id);
  INSERT INTO outbox (id, kind, payload, due_at, attempts) VALUES (bench_id(), 'PaymentSessionMoved', format('{"SessionId":"%s"}', s.id), at, 0);
  DELETE FROM invoice_holds WHERE session_id = s.id;
  UPDATE postbacks SET due_at = NULL, outcome = 'applied' WHERE id = post;
END $$;
