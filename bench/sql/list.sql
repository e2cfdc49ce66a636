SELECT i.*, (SELECT sum(p.amount) FROM payments p WHERE p.invoice_id = i.id), (SELECT count(*) FROM fees f WHERE f.invoice_id = i.id)
FROM invoices i WHERE i.jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = 'co-hernando-fl') AND i.state = 'Paid' ORDER BY i.id DESC LIMIT 51;
