using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Persistence;

namespace Grancius.Infrastructure.Jurisdictions;

/// <summary>A policy of service fees as JSON, each rule with its kind; no text where there are none.</summary>
internal static class ServiceFeeJson
{
    private static readonly JsonSerializerOptions Options = new(StoredJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    private static readonly ReadOnce<ServiceFeePolicy> Policies = new(text => JsonSerializer.Deserialize<ServiceFeePolicy>(text, Options)!);

    public static string Write(ServiceFeePolicy policy) => policy.Terms.Count == 0 ? "" : JsonSerializer.Serialize(policy, Options);

    public static ServiceFeePolicy Read(string text) => text.Length == 0 ? ServiceFeePolicy.None : Policies.Of(text);

    private static void NameKinds(JsonTypeInfo type)
    {
        if (type.Type != typeof(ServiceFeeRule))
            return;

        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(NoServiceFee), "none"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(FixedServiceFee), "fixed"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(PercentServiceFee), "percent"));
        type.PolymorphismOptions.DerivedTypes.Add(new(typeof(BandedServiceFee), "banded"));
    }
}
