using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Grancius.Infrastructure.Persistence;

/// <summary>For <c>dotnet ef</c>, which compares the model with the last migration and connects to nothing.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresGranciusDb>
{
    public PostgresGranciusDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresGranciusDb>().UseNpgsql("Host=localhost").Options);
}

/// <summary>For <c>dotnet ef</c>, which compares the model with the last migration and connects to nothing.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteGranciusDb>
{
    public SqliteGranciusDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteGranciusDb>().UseSqlite("Data Source=:memory:").Options);
}
