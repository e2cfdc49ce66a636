namespace Grancius.FunctionalTests.Fixture;

/// <summary>A test over HTTP: the database is emptied before it, and the books balance after it.</summary>
public abstract class PortalTest(Portal portal) : IAsyncLifetime
{
    protected Portal Portal => portal;

    public Task InitializeAsync() => portal.Reset();

    public Task DisposeAsync() => portal.TheBooksBalance();
}
