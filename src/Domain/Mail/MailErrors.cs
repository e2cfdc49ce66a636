using Grancius.Domain.Common;

namespace Grancius.Domain.Mail;

public static class MailErrors
{
    public static readonly Error NotFound = new("letter_not_found", "There is no such letter here.", ErrorKind.NotFound);

    public static readonly Error TextIsGone = new(
        "letter_text_gone", "The words of this letter are not kept once it was sent: start again where it came from, such as with a new link.", ErrorKind.Conflict);
}
