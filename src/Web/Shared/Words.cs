namespace Grancius.Web.Shared;

/// <summary>
/// Names the portal's words: <c>Words.resx</c> is English, <c>Words.es.resx</c> Spanish, and both hold the same keys.
/// Pages write <c>@W["Find.Title"]</c> (encoded text) or <c>@H["Find.Help", phone]</c> where the words hold markup.
/// </summary>
/// <remarks>
/// Keys are <c>Page.Thing</c>, in the order of the page: <c>Find.Title</c>, <c>Find.AccountNumber.Label</c>,
/// <c>Find.AccountNumber.Hint</c>, <c>Find.AccountNumber.Missing</c>. Shared ones begin with <c>Shell.</c>,
/// <c>Error.</c> or <c>Status.</c>. Amounts and dates are put in as text made by <see cref="Display"/>.
/// </remarks>
public sealed class Words;
