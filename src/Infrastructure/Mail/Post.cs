using System.Net;
using System.Net.Mail;
using System.Text;
using Grancius.Application.Receipts;

namespace Grancius.Infrastructure.Mail;

/// <summary>Sends letters by SMTP, or puts them into a folder while developing.</summary>
internal sealed class Post(Settings settings) : IPost
{
    public bool IsOn => settings.Mail.IsOn;

    public async Task Send(Letter letter, Guid id, CancellationToken ct)
    {
        using var message = new MailMessage(settings.Mail.From, letter.To, letter.Subject, letter.Text)
        {
            BodyEncoding = Encoding.UTF8,
            SubjectEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{id:N}@{settings.PublicUrl.Host}>");
        if (settings.Mail.PickupFolder is { } folder)
            await PutInto(folder, message, id, ct);
        else
            await SendBySmtp(message, ct);
    }

    private async Task SendBySmtp(MailMessage message, CancellationToken ct)
    {
        using var smtp = new SmtpClient(settings.Mail.Host, settings.Mail.Port) { EnableSsl = settings.Mail.Tls };
        if (settings.Mail.User is { } user)
            smtp.Credentials = new NetworkCredential(user, settings.Mail.Password);
        await smtp.SendMailAsync(message, ct);
    }

    /// <summary>One file a letter, named after it: the same letter sent again is the same file.</summary>
    private static Task PutInto(string folder, MailMessage message, Guid id, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        return File.WriteAllTextAsync(Path.Combine(folder, $"{id:N}.eml"),
            $"To: {message.To}\nSubject: {message.Subject}\nMessage-ID: {message.Headers["Message-ID"]}\n\n{message.Body}", ct);
    }
}
