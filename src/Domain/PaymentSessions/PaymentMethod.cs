namespace Grancius.Domain.PaymentSessions;

public enum PaymentMethod
{
    /// <summary>Card or bank account, as the payer chooses on the processor's page.</summary>
    Online,
    Card,
    Ach,

    /// <summary>A card in a reader at a counter.</summary>
    Emv,
}
