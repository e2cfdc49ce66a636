namespace Grancius.Sandbox.Faults;

/// <summary>What may go wrong while a session is opened. From Timeout to WrongHost the session exists all the same, save for the three refusals.</summary>
internal enum OpenFault { Slow, Timeout, ServerError, TooManyRequests, Malformed, Refused, Closed, WrongHost }

/// <summary>What may go wrong with the silent postback.</summary>
internal enum PostbackFault { None, Late, Duplicate, Reordered, PerInvoice, WrongAmount, DeclineThenApprove, ApproveThenDecline, Forged, Partial }

/// <summary>What may go wrong when a balance is asked.</summary>
internal enum BalanceFault { Down, Slow, Stale }

/// <summary>What may go wrong at a card reader.</summary>
internal enum ReaderFault { Busy, Offline, Declined, Cancelled, TimedOut }

/// <summary>Invoice Cloud does not say which of the two it sends for several invoices, so both exist.</summary>
internal enum PostShape { PerPayment, PerInvoice }

/// <summary>Where the fields of a postback travel.</summary>
internal enum PostEncoding { Form, Query }
