using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Grancius.Application.Common;
using Grancius.Domain.Fees;
using Grancius.Infrastructure.Persistence;

namespace Grancius.Infrastructure.Fees;

/// <summary>A fee rule as JSON with its kind, so that the domain need not know how it is kept.</summary>
internal static class FeeRuleJson
{
    private static readonly JsonSerializerOptions Options = new(StoredJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    private static readonly ReadOnce<FeeRule> Rules = new(text => JsonSerializer.Deserialize<FeeRule>(text, Options)!);

    public static string Write(FeeRule rule) => JsonSerializer.Serialize(rule, Options);

    public static FeeRule Read(string text) => Rules.Of(text);

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(FeeRule))
            return;

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(VariableFee), "variable"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(FlatFee), "flat"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(PerUnitFee), "perUnit"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(PercentageFee), "percentage"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(MarginalBandsFee), "marginalBands"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(WholeBandsFee), "wholeBands"));
    }
}
