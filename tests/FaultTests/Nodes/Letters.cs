using Grancius.Application.Mail;

namespace Grancius.FaultTests.Nodes;

/// <summary>The post, as one node reaches it: it may fail before a letter went out, and after.</summary>
internal sealed class Letters(Node node) : IPost
{
    public bool IsOn => true;

    public async Task Send(string to, LetterText text, Guid id, CancellationToken ct)
    {
        var world = node.World;
        await node.Point("before a letter is posted");
        node.MayFail(20, "the post does not take a letter");
        world.Letters.Add(new Received(id, to, text.Subject, text.Text));
        world.Note($"{node.Name}: a letter goes out: {text.Subject}");
        node.MayFail(20, "the post took the letter, and says that it did not");
        await node.Point("after a letter was posted");
    }

    public sealed record Received(Guid Id, string To, string Subject, string Text);
}
