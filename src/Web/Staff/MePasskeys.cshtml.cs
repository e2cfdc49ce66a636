using Grancius.Application.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Staff;

/// <summary>One's passkeys: a list, one more, other names, one less.</summary>
[Authorize(Policy = StaffSignIn.Anyone)]
public sealed class MePasskeysModel(IMediator mediator) : MePage(mediator)
{
    private const string Here = "/me/passkeys";

    /// <summary>Of the passkey that is made.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What there is.</summary>
    public IReadOnlyList<PasskeyDetails> Passkeys { get; private set; } = [];

    /// <summary>What the browser is asked, to make one.</summary>
    public PasskeyQuestion Question { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <summary>One more.</summary>
    public async Task<IActionResult> OnPostAdd(string? state, string? answer, CancellationToken ct) =>
        Done(await Mediator.Send(new AddPasskey(Me, SessionId, state ?? "", answer ?? "", Name ?? ""), ct), Here, made => $"The passkey {made.Name} was added.");

    /// <summary>Another name.</summary>
    public async Task<IActionResult> OnPostRename(string? passkey, string? newName, CancellationToken ct) =>
        Done(await Mediator.Send(new RenamePasskey(Me, passkey ?? "", newName ?? ""), ct), Here, name => $"The passkey is called {name}.");

    /// <summary>One less.</summary>
    public async Task<IActionResult> OnPostRemove(string? passkey, CancellationToken ct) =>
        Done(await Mediator.Send(new RemovePasskey(Me, SessionId, passkey ?? ""), ct), Here, _ => "The passkey was removed. Remove it from the device too.");

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Passkeys = (await Mediator.Send(new GetMySecurity(Me, SessionId), ct)).Value.Passkeys;
        Question = (await Mediator.Send(new AskToMakePasskey(Me), ct)).Value;
        return null;
    }
}
