from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_table")]

    operations = [
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                fields=[
                    "group",
                    "status",
                    "due_on",
                    "access_class",
                    "access_pillar",
                    "access_circle",
                ],
                name="agreement_status",
            ),
        ),
    ]
