namespace Grancius.Sandbox.Billers;

/// <summary>GET /api/v1/biller/status: whether the biller may take payments.</summary>
internal static class BillerStatusEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/biller/status", Answer);

    private static IResult Answer(HttpRequest request, BillerRegister billers, SandboxState state)
    {
        var biller = billers.ByAuthorization(request.Headers.Authorization);
        state.Log.Write("status", null, new { billerGuid = biller?.Guid, accepted = biller is not null });
        return biller is null
            ? Results.Json(new { Message = "The API key is not valid." }, SandboxJson.AsNamed, statusCode: StatusCodes.Status401Unauthorized)
            : Results.Json(new { Active = true }, SandboxJson.AsNamed);
    }
}
