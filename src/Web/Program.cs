using Grancius.Web.Shared;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWebShell(builder.Configuration, builder.Environment);

var app = builder.Build();
app.UseWebShell();
app.MapRazorPages();
app.Run();
