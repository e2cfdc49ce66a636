using FluentValidation;
using Grancius.Domain.Common;
using MediatR;

namespace Grancius.Application.Common;

/// <summary>Refuses requests of the wrong shape before their handler sees them.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TResponse : IFailable<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var found = await validator.ValidateAsync(request, cancellationToken);
            if (!found.IsValid)
                return TResponse.Fail(AsError(found));
        }

        return await next();
    }

    private static Error AsError(FluentValidation.Results.ValidationResult found) =>
        new("invalid_request", found.Errors[0].ErrorMessage, ErrorKind.Invalid)
        {
            Field = FieldName(found.Errors[0].PropertyName),
            Fields = found.Errors
                .GroupBy(failure => FieldName(failure.PropertyName), failure => failure.ErrorMessage)
                .ToDictionary(group => group.Key, group => group.Distinct().ToArray()),
        };

    /// <summary>"Customer.Zip" becomes "customer.zip", the API's spelling.</summary>
    private static string FieldName(string property) =>
        string.Join('.', property.Split('.').Select(part => char.ToLowerInvariant(part[0]) + part[1..]));
}
