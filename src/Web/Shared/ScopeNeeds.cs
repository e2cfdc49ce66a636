namespace Grancius.Web.Shared;

/// <summary>The scope that an API key needs for a call.</summary>
internal sealed record NeededScope(string Scope);

internal static class ScopeNeeds
{
    /// <summary>Every call of the API says which scope it takes; one that says none is open to nobody.</summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder call, string scope) => call.WithMetadata(new NeededScope(scope));

    public static string? NeededOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<NeededScope>()?.Scope;

    /// <summary>Whether a list separated by spaces holds the scope.</summary>
    public static bool Has(string scopes, string scope)
    {
        foreach (var part in scopes.AsSpan().Split(' '))
        {
            if (scopes.AsSpan(part).SequenceEqual(scope))
                return true;
        }

        return false;
    }
}
