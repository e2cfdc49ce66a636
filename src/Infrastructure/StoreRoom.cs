namespace Grancius.Infrastructure;

/// <summary>Remembers that the store had no room for what was to be written, until a write shows that it has again.</summary>
internal sealed class StoreRoom
{
    private volatile bool _isFull;

    public bool IsFull => _isFull;

    public void Failed(Exception? fault)
    {
        if (StoreFaults.Of(fault) == StoreFault.Full)
            _isFull = true;
    }

    public void HasRoom() => _isFull = false;
}
