namespace Grancius.Application.Common;

/// <summary>What a run of a job did.</summary>
/// <param name="Skipped">Somebody else had them.</param>
public sealed record JobReport(int Found, int Done, int Skipped, int Failed);
