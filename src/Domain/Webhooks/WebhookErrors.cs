using Grancius.Domain.Common;

namespace Grancius.Domain.Webhooks;

public static class WebhookErrors
{
    public static readonly Error NotFound = new("webhook_not_found", "There is no such endpoint here.", ErrorKind.NotFound);

    public static readonly Error DeliveryNotFound = new("webhook_message_not_found", "There is no such message here.", ErrorKind.NotFound);

    public static readonly Error MadeAlready = new(
        "webhook_made", "This form was sent before, and its secret was shown then. If nobody copied it, rotate the secret.", ErrorKind.Conflict);

    public static readonly Error IsOff = new("webhook_off", "The endpoint is off: switch it on first.", ErrorKind.Conflict);

    public static readonly Error TooMany = new("webhook_too_many", "There are 20 endpoints already: remove one first.", ErrorKind.Conflict) { Field = "url" };

    public static Error Address(string why) => new("webhook_address", why, ErrorKind.Invalid) { Field = "url" };
}
