using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Grancius.Application.Mail;

namespace Grancius.Infrastructure.Mail;

/// <summary>Sends letters by SMTP, or puts them into a folder while developing.</summary>
internal sealed class Post(Settings settings, TimeProvider clock) : IPost
{
    /// <summary>A mail server that takes longer does not get the letter this time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public bool IsOn => settings.Mail.IsOn;

    public async Task Send(string to, LetterText text, Guid id, CancellationToken ct)
    {
        using var message = Written(to, text, id);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            if (settings.Mail.PickupFolder is { } folder)
                PutInto(folder, message, id);
            else
                await SendBySmtp(message, both.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new PostFault("The mail server did not answer within half a minute.");
        }
        catch (SmtpException fault)
        {
            throw new PostFault(WordsOf(fault));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PostFault("The folder for letters could not be written to.");
        }
    }

    private MailMessage Written(string to, LetterText text, Guid id)
    {
        MailMessage? message = null;
        try
        {
            message = new MailMessage { From = new MailAddress(settings.Mail.From), Subject = text.Subject, SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8, Body = text.Text };
            message.To.Add(to);
            message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(text.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
            message.Headers.Add("Message-ID", $"<{id:N}@{settings.PublicUrl.Host}>");
            message.Headers.Add("Auto-Submitted", "auto-generated");
            return message;
        }
        catch (FormatException)
        {
            message?.Dispose();
            throw new PostFault("The address is not one that mail can be sent to.");
        }
    }

    private async Task SendBySmtp(MailMessage message, CancellationToken ct)
    {
        using var smtp = new SmtpClient(settings.Mail.Host, settings.Mail.Port) { EnableSsl = settings.Mail.Tls };
        if (settings.Mail.User is { } user)
            smtp.Credentials = new NetworkCredential(user, settings.Mail.Password);
        await smtp.SendMailAsync(message, ct);
    }

    /// <summary>One file a letter, named after it: the same letter sent again is the same file.</summary>
    private static void PutInto(string folder, MailMessage message, Guid id)
    {
        // The framework names its files by chance: each is written beside the others and then given its name.
        var apart = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(folder), $".{id:N}"));
        using (var smtp = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = apart.FullName })
            smtp.Send(message);
        foreach (var file in apart.GetFiles())
            file.MoveTo(Path.Combine(folder, $"{id:N}.eml"), overwrite: true);
        apart.Delete(recursive: true);
    }

    /// <summary>By the status alone: what the server says may hold the recipient's address.</summary>
    private static string WordsOf(SmtpException fault) => fault.StatusCode switch
    {
        SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed => $"The mail server does not take letters for this address ({Number(fault)}).",
        SmtpStatusCode.MailboxBusy or SmtpStatusCode.LocalErrorInProcessing or SmtpStatusCode.InsufficientStorage => $"The mail server asks to be tried later ({Number(fault)}).",
        SmtpStatusCode.MustIssueStartTlsFirst or SmtpStatusCode.ClientNotPermitted => $"The mail server does not take letters from us: look at the mail settings ({Number(fault)}).",
        SmtpStatusCode.GeneralFailure => "The mail server could not be reached, or does not speak TLS as the settings say.",
        _ => $"The mail server refused the letter ({Number(fault)}).",
    };

    private static string Number(SmtpException fault) => ((int)fault.StatusCode).ToString(CultureInfo.InvariantCulture);
}
