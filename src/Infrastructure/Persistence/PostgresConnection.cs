using Npgsql;

namespace Grancius.Infrastructure.Persistence;

internal static class PostgresConnection
{
    /// <summary>Different statements that a connection keeps prepared: more than the product has.</summary>
    private const int MostPrepared = 200;

    /// <summary>
    /// Statements that come again are prepared, so that the server plans each once. A connection that goes back to its pool
    /// is not cleaned, because nothing is left on it: what we set lasts as long as a transaction. Both unless the operator
    /// says otherwise.
    /// </summary>
    public static string Prepared(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Max Auto Prepare"))
            settings.MaxAutoPrepare = MostPrepared;
        if (!settings.ShouldSerialize("No Reset On Close"))
            settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }
}
