using Grancius.Application.Mail;
using Grancius.Application.Outbox;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Staff;
using Grancius.Application.Webhooks;

namespace Grancius.FunctionalTests.Fixture;

/// <content>What leaves the house: letters and webhooks, sent when a test says so.</content>
public abstract partial class Portal
{
    /// <summary>Where letters are put as files.</summary>
    public string MailFolder { get; } = Directory.CreateTempSubdirectory("grancius-mail-").FullName;

    /// <summary>What the scheduler does every few seconds: facts become letters and messages that are due.</summary>
    public Task FactsAreTurned(HttpClient? node = null) => Send(NodeOf(node), new DeliverOutbox());

    public Task LettersAreSent(HttpClient? node = null) => Send(NodeOf(node), new SendLetters());

    public Task WebhooksAreSent(HttpClient? node = null) => Send(NodeOf(node), new DeliverWebhooks());

    /// <summary>What the scheduler does every hour.</summary>
    public async Task OldRecordsArePurged()
    {
        await Send(_node, new PurgeOldRecords());
        await Send(_node, new PurgeStaffRecords());
    }

    /// <summary>What a further node would do with its own services.</summary>
    public Task<T> InStoreOf<T>(HttpClient node, Func<IServiceProvider, Task<T>> work) => NodeOf(node).InScope(work);

    /// <summary>The letters in the folder, as their receivers would read them.</summary>
    public IReadOnlyList<Eml> Letters() => [.. Directory.GetFiles(MailFolder, "*.eml").Order(StringComparer.Ordinal).Select(file => Eml.Of(File.ReadAllText(file)))];

    private Node NodeOf(HttpClient? http) => http is null || http == Http ? _node : _further.Single(node => node.Http == http);

    private static string LettersInto(string folder) => $"--Mail:PickupFolder={folder}";
}
