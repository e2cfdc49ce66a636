namespace Grancius.Application.Common;

/// <summary>Where the site is reached from outside.</summary>
public sealed record PublicAddress(Uri Url);
