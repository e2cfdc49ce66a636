using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Grancius.FaultTests.Stores;

/// <summary>One database that run after run begins afresh on, and that is looked at beside the product's code.</summary>
internal abstract class Store : IDisposable
{
    /// <summary>Of the product, to run on it.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public abstract SqlFaults Faults { get; }

    /// <summary>Whether its library leaves the thread, so that an actor cannot be interrupted in a way that can be repeated.</summary>
    public virtual bool OneAtATime => false;

    /// <summary>A connection of our own, that sees what was committed.</summary>
    public abstract DbConnection Look { get; }

    /// <summary>Back to the store that a run begins with.</summary>
    public abstract void Reset();

    /// <summary>Whether a command that writes on its own would have to wait for another's transaction now; the wait itself would stop everybody here.</summary>
    public abstract bool IsBeingWritten();

    /// <summary>Something that stays the same as long as nothing was committed; null where the engine has nothing of the kind.</summary>
    public abstract long? DataVersion();

    public abstract void Dispose();

    public void Execute(string sql)
    {
        using var command = Look.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public Grancius.Domain.Jurisdictions.JurisdictionId JurisdictionNamed(string slug)
    {
        using var command = Look.CreateCommand();
        command.CommandText = $"SELECT id FROM jurisdictions WHERE slug = '{slug}'";
        using var reader = command.ExecuteReader();
        reader.Read();
        return new Grancius.Domain.Jurisdictions.JurisdictionId(reader.GetGuid(0));
    }

    /// <summary>Of every row of every table, ids and all.</summary>
    public string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in Tables())
        {
            var rows = new List<string>();
            using var command = Look.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetName(column)}={Text(reader.GetValue(column))}")));
            rows.Sort(StringComparer.Ordinal);
            hash.AppendData(Encoding.UTF8.GetBytes($"{table}\n{string.Join('\n', rows)}\n"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    protected abstract IReadOnlyList<string> Tables();

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What the engine's library throws for a fault that passes and for one that does not.</summary>
internal sealed record SqlFaults(Func<Exception> Passing, Func<Exception> Lasting);
