namespace Grancius.Application.Common;

/// <summary>Seals what is secret for the store and opens it for its use, with keys that all nodes share.</summary>
internal interface ISeal
{
    /// <param name="purpose">What was sealed for one purpose cannot be opened for another.</param>
    string Close(string purpose, string text);

    string Open(string purpose, string sealedText);
}
