using Grancius.FaultTests.Processors;

namespace Grancius.FaultTests.Mutants;

/// <summary>Whatever amount comes with a postback, it is taken for the whole that was asked for.</summary>
internal sealed class NoAmountCheck : Mutant
{
    public override Post? Rewrite(Post post) => Changed(post.Payment is null ? null : post with { Fields = post.Fields with { Cents = post.Page.Order.Lines.Sum(line => line.Cents) } });

    private Post? Changed(Post? post)
    {
        Bites += post is null ? 0 : 1;
        return post;
    }
}

/// <summary>A postback is believed without the secret of its address.</summary>
internal sealed class NoTokenCheck : Mutant
{
    public override Post? Rewrite(Post post)
    {
        if (post.Token == post.Page.Order.Token)
            return null;

        Bites++;
        return post with { Token = post.Page.Order.Token };
    }
}

/// <summary>The payer's own secret is as good as the processor's.</summary>
internal sealed class OneSecretForBoth : Mutant
{
    public override Post? Rewrite(Post post)
    {
        if (post.Token != post.Page.Order.PayerToken)
            return null;

        Bites++;
        return post with { Token = post.Page.Order.Token };
    }
}

/// <summary>A postback is believed whichever biller it names.</summary>
internal sealed class NoBillerCheck : Mutant
{
    public override Post? Rewrite(Post post)
    {
        if (post.Fields.Biller == Post.BillerGuid)
            return null;

        Bites++;
        return post with { Fields = post.Fields with { Biller = Post.BillerGuid } };
    }
}

/// <summary>Any word but False approves.</summary>
internal sealed class ApprovedInAnyWords : Mutant
{
    public override Post? Rewrite(Post post)
    {
        if (post.Fields.Approved != "Yes")
            return null;

        Bites++;
        return post with { Fields = post.Fields with { Approved = "True" } };
    }
}

/// <summary>Nobody looks whether a postback approves or declines.</summary>
internal sealed class DeclinesAreCredited : Mutant
{
    public override Post? Rewrite(Post post)
    {
        if (post.Fields.Approved != "False")
            return null;

        Bites++;
        return post with { Fields = post.Fields with { Approved = "True" } };
    }
}
