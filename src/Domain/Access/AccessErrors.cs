using Grancius.Domain.Common;

namespace Grancius.Domain.Access;

public static class AccessErrors
{
    public static readonly Error Unknown = new("unauthorized", "The API key is not known.", ErrorKind.Invalid);

    public static readonly Error Expired = new("api_key_expired", "This API key has expired: ask for a new one.", ErrorKind.Invalid);

    public static readonly Error Withdrawn = new("api_key_withdrawn", "This API key was withdrawn: ask for a new one.", ErrorKind.Invalid);

    public static readonly Error NotFound = new("api_key_not_found", "There is no such API key here.", ErrorKind.NotFound);

    public static readonly Error KeyIsOver = new("api_key_over", "This key has expired or was withdrawn: make a new one instead.", ErrorKind.Conflict);

    public static readonly Error KeyWasReplaced = new("api_key_replaced", "This key was rotated already: rotate the one that took its place.", ErrorKind.Conflict);

    public static readonly Error MadeAlready =
        new("api_key_made", "This form was sent before, and its key was shown then. If nobody copied it, withdraw it and make another.", ErrorKind.Conflict);
}
