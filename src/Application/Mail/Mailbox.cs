using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Mail;

namespace Grancius.Application.Mail;

/// <summary>
/// Where a use case leaves a letter, inside the transaction of what the letter tells of: it is sent when that is committed,
/// tried again when it could not be, and seen at /admin/mail. Its words are sealed, and gone once it was sent.
/// </summary>
internal sealed class Mailbox(IGranciusDb db, LetterWriter writer, IPost post, TimeProvider clock)
{
    /// <summary>False where nothing is set up: then no letter may be promised.</summary>
    public bool IsOn => post.IsOn;

    /// <param name="about">The number or name of what it tells of, which staff see; no secret.</param>
    /// <param name="to">One address, or several separated by commas.</param>
    /// <param name="id">Of the fact it tells of where it must not be written twice; else made here.</param>
    public void Put(JurisdictionId jurisdiction, LetterKind kind, string about, string to, LetterBody body, Guid? id = null)
    {
        if (IsOn)
            db.Letters.Add(Letter.Written(id is { } fact ? new(fact) : LetterId.New(), jurisdiction, kind, about, to, body.Language, writer.Seal(body.Set()), clock.GetUtcNow()));
    }
}
