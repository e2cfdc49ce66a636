using System.Globalization;
using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

public static class JurisdictionErrors
{
    public static readonly Error SlugShape = Wrong("slug_shape", "slug",
        $"Write the address in 3 to {Slugs.Longest} small letters, digits and single dashes, such as co-hernando-fl.");

    public static readonly Error SlugTaken = Wrong("slug_taken", "slug",
        "Another jurisdiction has this address, or had it once: its old links and postbacks still use it. Choose another.");

    public static readonly Error ZoneUnknown = Wrong("time_zone_unknown", "timeZone", "Choose a time zone from the list.");

    public static readonly Error PrefixShape = Wrong("account_prefix_shape", "prefix",
        "Write the prefix in 1 to 10 capital letters, digits and dashes, such as BU5-. It begins with a letter or digit.");

    public static readonly Error PrefixTaken = Wrong("account_prefix_taken", "prefix",
        "Another jurisdiction on this site has this prefix, and two bills could get the same number. Choose another.");

    public static readonly Error LogoKind = Wrong("logo_kind", "file",
        "Choose a PNG or JPEG picture. This file is neither, or something is attached to it. SVG is refused because it may hold scripts.");

    public static readonly Error LogoMissing = Wrong("logo_missing", "file", "Choose a picture.");

    public static readonly Error LogoAltMissing = Wrong("logo_text_missing", "alt", "Enter what the logo shows, such as Seal of Lake County.");

    public static readonly Error TypeExists = Wrong("invoice_type_exists", "typeId", "There is an invoice type of this number already. Rename that one instead.");

    public static readonly Error TypeUnknown = new("invoice_type_unknown", "There is no invoice type of this number here.", ErrorKind.NotFound);

    public static readonly Error DeviceTaken = Wrong("reader_device_taken", "deviceId", "Another reader has this device id. Each device is listed once.");

    public static readonly Error ReaderUnknown = new("reader_unknown", "There is no such reader here.", ErrorKind.NotFound);

    public static readonly Error BillerIncomplete = new("biller_incomplete", "Set the API key first: without it the processor cannot be asked.", ErrorKind.Unprocessable);

    public static readonly Error NoGuid = Wrong("biller_guid_shape", "secret", "Write the GUID as Invoice Cloud gave it: 32 digits and letters a to f in five groups.");

    public static Error Unknown(string slug) => new("jurisdiction_unknown", $"There is no jurisdiction {slug} here.", ErrorKind.NotFound);

    public static Error SlugReserved(string slug) => Wrong("slug_reserved", "slug",
        $"/{slug} is the address of another part of this site. Choose one that names the jurisdiction, such as co-hernando-fl.");

    public static Error NumberGoesBack(long next) => Wrong("account_number_goes_back", "next", string.Create(CultureInfo.InvariantCulture,
        $"The next number can only go up: it is {next} now, and numbers below it may be on bills already. Two accounts must never share one."));

    public static Error NoColor(string field) => Wrong("color_shape", field,
        $"Write the {(field == "accent" ? "accent as # and six digits or letters a to f, such as #1a4480" : "color of the letters as # and six digits or letters a to f, such as #ffffff")}.");

    public static Error PaleOnWhite(string accent, decimal ratio) => Wrong("accent_too_pale", "accent", string.Create(CultureInfo.InvariantCulture,
        $"{accent} on white has a contrast of {ratio:0.00} to 1; it needs {Look.LeastOnWhite:0.0} to 1. Choose a darker color."));

    public static Error LettersTooPale(string letters, string accent, decimal ratio) => Wrong("accent_text_too_pale", "onAccent", string.Create(CultureInfo.InvariantCulture,
        $"{letters} on {accent} has a contrast of {ratio:0.00} to 1; it needs {Look.LeastOfLetters:0.0} to 1. Choose a letter color further from the accent."));

    public static Error LogoSize(int bytes) => Wrong("logo_size", "file", string.Create(CultureInfo.InvariantCulture,
        $"The file has {(bytes + 1023) / 1024} KB; a logo has from 1 byte to {JurisdictionLogo.MostBytes / 1024} KB. Save it smaller."));

    public static Error LogoPoints(int width, int height) => Wrong("logo_points", "file", string.Create(CultureInfo.InvariantCulture,
        $"The picture is {width} by {height} pixels; each side has {JurisdictionLogo.LeastPoints} to {JurisdictionLogo.MostPoints}."));

    public static Error TypeInUse(int typeId, string by) => new("invoice_type_in_use",
        string.Create(CultureInfo.InvariantCulture, $"Invoice type {typeId} cannot be removed: it is used by {by}. It may be renamed."), ErrorKind.Conflict);

    private static Error Wrong(string code, string field, string words) => new(code, words, ErrorKind.Unprocessable) { Field = field };
}
