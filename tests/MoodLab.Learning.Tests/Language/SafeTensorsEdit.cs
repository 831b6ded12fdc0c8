using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Tests.Language;

/// <summary>Changes something in a file of tensors.</summary>
internal static class SafeTensorsEdit
{
    public static void Metadata(string path, string key, string value) => Rewrite(path, (key, value), null);

    public static void Poison(string path, string tensor) => Rewrite(path, null, tensor);

    private static void Rewrite(string path, (string Key, string Value)? changed, string? poisoned)
    {
        var file = SafeTensors.ReadFile(path);
        SafeTensorsWriter writer = new();
        foreach (var (key, value) in file.Metadata)
        {
            writer.AddMetadata(key, value);
        }

        if (changed is { } change)
        {
            writer.AddMetadata(change.Key, change.Value);
        }

        foreach (var key in file.Keys)
        {
            var values = file.Read(key);
            if (key == poisoned)
            {
                Array.Fill(values, float.NaN);
            }

            writer.Add(key, [.. file.Shape(key)], values);
        }

        writer.WriteFile(path);
    }
}
