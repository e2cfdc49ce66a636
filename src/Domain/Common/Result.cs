namespace Grancius.Domain.Common;

/// <summary>How a refusal is to be understood by whoever asked.</summary>
public enum ErrorKind
{
    /// <summary>The words of the request do not have the right shape.</summary>
    Invalid,
    NotFound,
    /// <summary>True at another moment, but not in the present state.</summary>
    Conflict,
    /// <summary>Well formed, and yet against a rule.</summary>
    Unprocessable,
    /// <summary>The processor answered no.</summary>
    ProcessorRefused,
    /// <summary>The processor answered something we do not understand; the call may have taken effect.</summary>
    ProcessorUnclear,
    /// <summary>The processor could not be asked.</summary>
    ProcessorUnavailable,
    /// <summary>The processor did not answer in time; the call may have taken effect.</summary>
    ProcessorTimeout,
}

/// <summary>An expected refusal: a stable code for programs and a sentence for people. A bug is an exception instead.</summary>
/// <param name="Code">snake_case, part of the API's promise.</param>
/// <param name="Message">Says what is wrong and what to do; never a payer's data.</param>
public sealed record Error(string Code, string Message, ErrorKind Kind)
{
    /// <summary>The field of the request that is meant, in the API's spelling.</summary>
    public string? Field { get; init; }

    /// <summary>The payment session that stands in the way, or that was left behind.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Every field's complaint where there is more than one.</summary>
    public IReadOnlyDictionary<string, string[]>? Fields { get; init; }
}

/// <summary>An answer type that can carry a refusal: what lets one pipeline refuse on behalf of every use case.</summary>
public interface IFailable<out TSelf>
{
    static abstract TSelf Fail(Error error);
}

/// <summary>Success, or the <see cref="Common.Error"/> that says why not.</summary>
public class Result : IFailable<Result>
{
    private protected Result(Error? error) => Error = error;

    public static Result Success { get; } = new(null);

    public Error? Error { get; }

    public bool IsSuccess => Error is null;

    public static implicit operator Result(Error error) => new(error);

    public static Result Fail(Error error) => new(error);
}

/// <summary>A value, or the <see cref="Common.Error"/> that says why there is none.</summary>
public sealed class Result<T> : Result, IFailable<Result<T>>
{
    private readonly T? _value;

    private Result(T value) : base(null) => _value = value;

    private Result(Error error) : base(error)
    {
    }

    /// <exception cref="InvalidOperationException">There is an error: asking for the value is a bug.</exception>
    public T Value => Error is null
        ? _value!
        : throw new InvalidOperationException($"There is no value: {Error.Code}.");

    public static new Result<T> Fail(Error error) => new(error);

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error);
}
