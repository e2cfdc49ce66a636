namespace Grancius.Web.Shared;

/// <summary>A secret that a page shows this once, with what to do now.</summary>
/// <param name="What">What it is: "API key".</param>
/// <param name="Name">Whose.</param>
/// <param name="Secret">To be copied.</param>
/// <param name="More">What else there is to know, in a sentence.</param>
/// <param name="Back">Where to go when it was copied.</param>
public sealed record ShownOnce(string What, string Name, string Secret, string More, string Back);
