namespace Grancius.Web.Shared.Parts;

/// <summary>What a <c>gr-choice</c> tells the <c>gr-option</c>s inside it.</summary>
internal sealed class Choice(Field asked, string chosen)
{
    private int _count;

    public string Name => asked.Name;

    public bool IsChosen(string value) => string.Equals(value, chosen, StringComparison.Ordinal);

    /// <summary>The first answer has the field's own id, so that the error summary leads to it.</summary>
    public string NextId() => _count++ == 0
        ? asked.Id
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{asked.Id}-{_count}");
}
