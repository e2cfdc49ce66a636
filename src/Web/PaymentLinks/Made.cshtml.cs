using Grancius.Application.PaymentLinks;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace Grancius.Web.PaymentLinks;

/// <summary>A link that was just made, as a letter to be printed.</summary>
[Authorize(Policy = nameof(StaffAction.SendPaymentLinks))]
public sealed class MadeModel(IMediator mediator) : StaffPage(mediator)
{
    private const int PixelsOfADot = 5;

    /// <summary>The link's id.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>Its secret as ciphertext.</summary>
    [BindProperty(SupportsGet = true, Name = "key")]
    public string? Key { get; set; }

    /// <summary>The link.</summary>
    public PrintedLink Link { get; private set; } = null!;

    /// <summary>The QR code as SVG, made of our own address only.</summary>
    public string Picture
    {
        get
        {
            using var generator = new QRCodeGenerator();
            using var data = generator.CreateQrCode(Link.Address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
            using var picture = new SvgQRCode(data);
            return picture.GetGraphic(PixelsOfADot);
        }
    }

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetPaymentLink(Me, Id, Key ?? ""), ct);
        if (!found.IsSuccess)
            return NotFound();

        Link = found.Value;
        return null;
    }
}
