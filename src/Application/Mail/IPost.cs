namespace Grancius.Application.Mail;

/// <summary>Sends letters, where the county has set up a way to.</summary>
internal interface IPost
{
    /// <summary>False where nothing is set up: then no letter may be promised.</summary>
    bool IsOn { get; }

    /// <param name="to">One address, or several separated by commas.</param>
    /// <param name="id">The same letter has the same id however often it is sent.</param>
    /// <exception cref="PostFault">It was not taken, with the reason in words.</exception>
    Task Send(string to, LetterText text, Guid id, CancellationToken ct);
}

/// <summary>A letter in words: the same as plain text and as HTML.</summary>
internal sealed record LetterText(string Subject, string Text, string Html);

/// <summary>Why a letter was not taken, in words without anybody's data: the faults below may name a recipient.</summary>
internal sealed class PostFault(string words) : Exception(words);
