using System.Globalization;
using System.Security.Cryptography;
using Grancius.Application.Fees;
using Grancius.Web.Jurisdictions;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

/// <summary>
/// One question on the way to a new fee. Whatever was answered before is in the address, so that the browser's back
/// button works and nothing is stored until the last step. The address also carries a key, made at the first step: the
/// form sent twice, or sent again after going back, makes one bill.
/// </summary>
public abstract class FeeStep(IMediator mediator) : PayerPage(mediator)
{
    private const string KeyName = "key";

    /// <summary>The fees that may be started today, by department.</summary>
    public IReadOnlyList<Department> Departments { get; private set; } = [];

    /// <summary>The chosen department, once the address names one.</summary>
    public Department Department { get; private set; } = null!;

    /// <summary>The chosen fee, once the address names one.</summary>
    public FeeChoice Fee { get; private set; } = null!;

    /// <summary>32 hexadecimal digits.</summary>
    public string Key { get; private set; } = "";

    /// <summary>An address on this way, with the key.</summary>
    public string Step(string path) => $"/{Place.Slug}/fee{path}?{KeyName}={Key}";

    /// <summary>The chosen fee's address, or that of a page below it.</summary>
    public string FeeAddress(string below = "") =>
        Step(string.Create(CultureInfo.InvariantCulture, $"/{Department.InvoiceTypeId}/{Uri.EscapeDataString(Fee.Code)}{below}"));

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        Key = Request.Query[KeyName].ToString();
        if (Key is not { Length: 32 } || !Key.All(char.IsAsciiHexDigitLower))
            return WithNewKey();

        Departments = (await Mediator.Send(new ListFeeCodes(Place.Slug), ct)).Value;
        if (RouteData.Values["typeId"] is not string type)
            return null;

        var department = Departments.FirstOrDefault(
            department => department.InvoiceTypeId.ToString(CultureInfo.InvariantCulture) == type);
        if (department is null)
            return NotFound();

        Department = department;
        if (RouteData.Values["code"] is not string code)
            return null;

        var fee = department.Fees.FirstOrDefault(fee => fee.Code == code);
        if (fee is null)
            return NotFound();

        Fee = fee;
        return null;
    }

    private StatusCodeResult WithNewKey()
    {
        var query = new QueryBuilder(Request.Query.Where(pair => pair.Key != KeyName))
        {
            { KeyName, RandomNumberGenerator.GetHexString(32, lowercase: true) },
        };
        return SeeOther(Request.Path.ToUriComponent() + query.ToQueryString());
    }
}
