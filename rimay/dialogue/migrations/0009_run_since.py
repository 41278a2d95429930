from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0008_agreement_status")]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="run_since",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
    ]
