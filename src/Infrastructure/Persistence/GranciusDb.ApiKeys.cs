using Grancius.Application.Access;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Grancius.Infrastructure.Persistence;

/// <content>Tells the node's memory of API keys what has changed.</content>
internal abstract partial class GranciusDb
{
    /// <summary>What is about to be saved is more than what a node remembers of API keys.</summary>
    internal bool ChangesApiKeys { get; set; }

    /// <summary>Once it is committed, so that nobody reads it as it was before and remembers that.</summary>
    private void ForgetWhatChanged()
    {
        if (ChangesApiKeys)
            this.GetService<KnownApiKeys>().Forget();
        ChangesApiKeys = false;
    }
}
