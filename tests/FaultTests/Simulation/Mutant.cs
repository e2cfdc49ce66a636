using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FaultTests.Simulation;

/// <summary>A control that is taken away, to see that the simulation notices.</summary>
internal abstract class Mutant
{
    public virtual bool SkipsTheSweep => false;

    public virtual void Apply(IServiceCollection services)
    {
    }

    public virtual string? Rewrite(Post post, World world) => null;
}
