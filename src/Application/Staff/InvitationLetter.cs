using System.Globalization;
using Grancius.Application.Mail;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>The letter that brings an invitation to whoever is to join the staff.</summary>
internal static class InvitationLetter
{
    public static LetterBody Of(StaffInvitation invitation, Jurisdiction own, Uri address) => new(
        "en", $"You are invited to the staff of {own.Name}", $"{invitation.Name}, you are invited to join",
        [$"{own.Name} takes payments of fees with Grancius. You are to work there as {StaffQueries.Words(invitation.Roles)}, and will sign in as {invitation.Email}."],
        ("Accept the invitation", address),
        [
            $"The link is good once, until {own.DateAt(invitation.ExpiresAt).ToString("MMM d, yyyy", CultureInfo.InvariantCulture)}. Whoever has it can join in your place: do not forward it.",
            "You did not expect this? Then do nothing, and tell us.",
        ],
        LetterWriter.FootOf(own, "en"));
}
