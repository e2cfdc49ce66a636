using Grancius.Floor;
using Npgsql;

// The floor that the product is measured against: the same rows written by hand with Npgsql behind a bare minimal API,
// with none of the product's rules, validation, logs or error handling.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(builder.Configuration["ConnectionStrings:Grancius"]!));
builder.Services.AddSingleton(_ => new HttpClient { BaseAddress = new Uri(builder.Configuration["CloudPay:BaseUrl"]!) });
builder.Services.AddSingleton<Assess>();
builder.Services.AddSingleton<Open>();
builder.Services.AddSingleton<Post>();
builder.Services.AddSingleton<List>();
builder.Services.AddHostedService<Deliver>();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, FloorJson.Default));
var app = builder.Build();
app.MapGet("/healthz", () => "ok");
app.MapPost("/api/v1/{jurisdiction}/fees", (string jurisdiction, HttpRequest request, FeesBody body, Assess assess) => assess.Run(jurisdiction, request, body));
app.MapPost("/api/v1/{jurisdiction}/payment-sessions", (string jurisdiction, HttpRequest request, SessionBody body, Open open) => open.Run(jurisdiction, request, body));
app.MapPost("/Public/SilentPaymentResponse", (HttpRequest request, Post post) => post.Run(request));
app.MapGet("/api/v1/{jurisdiction}/invoices", (string jurisdiction, HttpRequest request, List list) => list.Run(jurisdiction, request));
await app.RunAsync();
